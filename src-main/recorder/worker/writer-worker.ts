import { serveOperations } from './serve'
import { createWriter } from './writer'

serveOperations(createWriter())
