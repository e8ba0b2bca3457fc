import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { screens } from './screens'

/** The window always starts at the workbench and has no address bar, so its history lives in memory. */
export function createWindowRouter(): Router {
  const routes = screens.map(({ name, path, view }) => ({ name, path, component: view }))
  const router = createRouter({ history: createMemoryHistory(), routes })
  void router.push('/')
  return router
}
