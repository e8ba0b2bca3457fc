import type { LoginPlan, ProviderAnswer, Scenario, Step } from '../testing/scenario'

const SERVER = [{}]
const FAULTS: Readonly<Record<string, ProviderAnswer>> = {
  throws: { throws: 'boom' },
  null: { returns: null },
  undefined: { returns: undefined },
  empty: { returns: '' },
  'a number': { returns: 42 },
  'an object': { returns: { secret: true } },
}

function oneEnter(name: string, login: LoginPlan): Scenario {
  const plan = { params: { accountId: 'alice', token: 'token-alice' }, ...login }
  return { name, servers: SERVER, login: plan, steps: [{ do: 'enter' }] }
}

function everyFault(title: string, toLogin: (answer: ProviderAnswer) => LoginPlan): Scenario[] {
  return Object.entries(FAULTS).map(([fault, answer]) => oneEnter(`${title}: ${fault}`, toLogin(answer)))
}

const neverAnswering: LoginPlan = { authType: 1, tokenProvider: 'neverAnswers' }
const enterWith = (login: LoginPlan): Step => ({ do: 'enter', login })

/** What each provider may do wrong, before a connection is made. */
export const providerScenarios: readonly Scenario[] = [
  ...everyFault('token provider, dynamic', (tokenProvider) => ({ authType: 1, tokenProvider })),
  ...everyFault('token provider, third party', (tokenProvider) => ({ authType: 2, tokenProvider })),
  ...everyFault('extension provider, static', (loginExtensionProvider) => ({ loginExtensionProvider })),
  ...everyFault('extension provider, third party', (loginExtensionProvider) => ({
    authType: 2,
    loginExtensionProvider,
  })),
  oneEnter('token provider is not asked for a static login', { authType: 0, tokenProvider: { throws: 'x' } }),
  oneEnter('third party without any provider', { authType: 2 }),
  oneEnter('link provider: throws', { linkProvider: { throws: 'boom' } }),
  oneEnter('link provider: empty array', { linkProvider: { returns: [] } }),
  oneEnter('link provider: no array', { linkProvider: { returns: 'host:1' } }),
  oneEnter('link provider: null', { linkProvider: { returns: null } }),
  oneEnter('link provider: empty item', { linkProvider: { returns: [''] } }),
  {
    name: 'token provider never answers',
    servers: SERVER,
    steps: [enterWith(neverAnswering), { do: 'advance', ms: 61_000 }],
  },
  {
    name: 'exit while a token provider never answers',
    servers: SERVER,
    steps: [enterWith(neverAnswering), { do: 'exit' }],
  },
]
