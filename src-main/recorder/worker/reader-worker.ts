import { createReader } from './reader'
import { serveOperations } from './serve'

serveOperations(createReader())
