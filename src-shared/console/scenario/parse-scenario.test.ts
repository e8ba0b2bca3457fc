import { describe, expect, it } from 'vitest'
import { formatProblem, parseScenario, type ParsedScenario } from './index'

const HEAD = 'roomscope: 1\nname: x\nactors:\n  alice: {}\n  bob: { count: 2 }\nsteps:\n'

function parse(text: string, env: Record<string, string> | null = {}): ParsedScenario {
  return parseScenario(text, { file: 'f.yaml', env })
}

function problemsOf(text: string): string {
  const parsed = parse(text)
  return parsed.ok ? '' : parsed.problems.map(formatProblem).join('\n')
}

function plansOf(text: string, env?: Record<string, string> | null) {
  const parsed = parse(text, env)
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'))
  return parsed.plans
}

describe('what is wrong with a step', () => {
  it.each([
    ['entr: alice', '7:5: steps[0]: unknown key "entr"; did you mean "enter"? A step has one of'],
    ['enter: 3\n    expect: { code: 200 }', '7:12: steps[0].enter: '],
    ['enter: alise', '7:12: steps[0].enter.actor: there is no actor "alise"; did you mean "alice"?'],
    [
      'enter: { actor: alice, with: { authTyp: static } }',
      '7:36: steps[0].enter.with: unknown key "authTyp"; did you mean "authType"? Allowed here: appkey,',
    ],
    [
      'enter: { actor: alice, with: { authType: dynamc } }',
      '7:46: steps[0].enter.with.authType: the text "dynamc" is not allowed; did you mean "dynamic"? Allowed: static, dynamic, thirdParty.',
    ],
    [
      'enter: { actor: alice, with: { timeoutSeconds: soon } }',
      '7:52: steps[0].enter.with.timeoutSeconds: must be a number, is the text "soon"',
    ],
    [
      'enter: { actor: alice, with: { tokenProvider: { kind: htp } } }',
      '7:59: steps[0].enter.with.tokenProvider.kind: the text "htp" is not allowed; did you mean "http"? Allowed: generated, fixed, http, script, fault.',
    ],
    [
      'enter: { actor: alice, with: { tokenProvider: { kind: http } } }',
      '7:51: steps[0].enter.with.tokenProvider.url: is missing; it must be a text',
    ],
    [
      'enter: { actor: alice, with: { linkProvider: embeded } }',
      'must be "embedded" or a list or a mapping, is the text "embeded"; did you mean "embedded"?',
    ],
    [
      'enter: alice\n    expect: { cod: 200 }',
      '8:15: steps[0].expect: unknown key "cod"; did you mean "code"? Allowed here: result, code,',
    ],
    [
      'enter: alice\n    expect: { status: { alice: ENTRED } }',
      '8:32: steps[0].expect.status.alice: the text "ENTRED" is not allowed; did you mean "ENTERED"?',
    ],
    [
      'enter: alice\n    expect: { status: { alise: ENTERED } }',
      'steps[0].expect[0].status: there is no actor "alise"',
    ],
    [
      'kick: { by: alice, membr: bob1 }',
      '7:24: steps[0].kick: unknown key "membr"; did you mean "member"? Allowed here: way, by, member, extension.',
    ],
    [
      'kick: { way: blocklist, member: bob1 }',
      '7:18: steps[0].kick.way: the text "blocklist" is not allowed; did you mean "blockList"? Allowed: member, conflictLogin,',
    ],
    ['sleep: 45', '7:12: steps[0].sleep: must be a text, is 45'],
    ['sleep: 45 seconds', '7:12: steps[0].sleep: must be a length of time such as 500ms, 45s or 2m'],
    ['waitFor: alice', '7:14: steps[0].waitFor: must be a mapping, is the text "alice"'],
    [
      'cloud: { kind: setRoomOpn, roomId: "36", open: false }',
      '7:20: steps[0].cloud.kind: the text "setRoomOpn" is not allowed; did you mean "setRoomOpen"?',
    ],
    [
      'cloud: { kind: setRoomOpen, roomId: 36, open: false }',
      '7:41: steps[0].cloud.roomId: must be a text, is 36',
    ],
    [
      'fault: { name: latncy }',
      '7:20: steps[0].fault.name: the text "latncy" is not allowed; did you mean "latency"?',
    ],
    [
      'fault: { name: latency, delay: 3 }',
      '7:29: steps[0].fault: unknown key "delay"; did you mean "delayMs"?',
    ],
    ['clearFault: slow', 'steps[0].clearFault: no fault was given the name "slow"'],
    [
      'enter: alice\n    exit: alice',
      '8:5: steps[0]: a step does one thing, this one has enter and exit: write two steps',
    ],
    ['name: nothing', '7:5: steps[0]: does nothing. A step has one of'],
    [
      'parallel:\n    - enter: alice\n    - [ { enter: bob }, { slep: 1s } ]',
      '9:27: steps[0].parallel[1][1]: unknown key "slep"; did you mean "sleep"?',
    ],
    ['repeat: { times: 2 }', '7:13: steps[0].repeat.steps: is missing; it must be a list'],
    ['sleep: 1s\n    expect: { code: 200 }', '8:13: steps[0].expect[0].code: is expected of an operation'],
    [
      'sleep: 1s\n    expect: { took: { of: login } }',
      'steps[0].expect[0].took.of: there is no step named "login"',
    ],
    ['enter: ${{ who }}', '7:12: steps[0].enter: there is no variable "who" (the scenario has none)'],
    ['enter: ${{ env.WHO }}', '7:12: steps[0].enter: the environment variable WHO is not set'],
    [
      "enter: \"${{ repeat('x', 99999) }}${{ repeat('xy', 99999) }}\"",
      '7:12: steps[0].enter: repeat() makes at most 100000',
    ],
    ['enter: ${{ 1 + 1 }}', '7:12: steps[0].enter: "1 + 1" is no variable'],
  ])('%s', (step, problem) => {
    expect(problemsOf(`${HEAD}  - ${step}\n`)).toContain(problem)
  })
})

describe('faults that have nothing to do with each other', () => {
  const placesOf = (text: string, env: Record<string, string> | null = {}): string[] => {
    const parsed = parse(text, env)
    if (parsed.ok) return []
    return parsed.problems.map(({ line, column, message }) => `${line}:${column} ${message.slice(0, 30)}`)
  }
  const NO_ALISE = 'there is no actor "alise"; did'

  it.each<[string, string, string[]]>([
    [
      'a step of no known kind and an actor that nobody knows',
      `${HEAD}  - entr: alice\n  - exit: alise\n`,
      ['7:5 unknown key "entr"; did you me', `8:11 ${NO_ALISE}`],
    ],
    [
      'two in one step',
      `${HEAD}  - enter: alise\n    expct: { code: 200 }\n`,
      [`7:12 ${NO_ALISE}`, '8:5 unknown key "expct"; did you m'],
    ],
    [
      'a step that does two things, with an actor that nobody knows',
      `${HEAD}  - enter: alise\n    exit: alice\n`,
      [`7:12 ${NO_ALISE}`, '8:5 a step does one thing, this on'],
    ],
    [
      'a value that is not allowed, an actor, and a variable',
      `${HEAD}  - enter: { actor: alise, with: { authType: odd } }\n  - exit: \${{ who }}\n`,
      [`7:21 ${NO_ALISE}`, '7:46 the text "odd" is not allowed.', '8:11 there is no variable "who" (th'],
    ],
    [
      'a step inside of others and one beside it',
      `${HEAD}  - parallel:\n    - [ { slep: 1s }, { exit: alise } ]\n  - clearFault: slow\n`,
      ['8:11 unknown key "slep"; did you me', `8:31 ${NO_ALISE}`, '9:17 no fault was given the name "s'],
    ],
    [
      'a world, a name that is missing, and a step of the end',
      'roomscope: 1\nworld: demmo\nactors: { alice: {} }\nsteps: [{ sleep: 1s }]\nteardown: [{ exit: alise }]\n',
      ['1:1 is missing; it must be a text', '2:8 must be "demo" or a mapping, i', `5:20 ${NO_ALISE}`],
    ],
    [
      'a matrix and an actor',
      `matrix: { a: 3 }\n${HEAD}  - enter: \${{ a }}\n  - exit: alise\n`,
      ['1:14 must be a list, is 3', `9:11 ${NO_ALISE}`],
    ],
    [
      'an actor, and a code that is expected of a step that does nothing',
      `${HEAD}  - exit: alise\n  - expect: { code: 200 }\n`,
      [`7:11 ${NO_ALISE}`, '8:13 is expected of an operation: w'],
    ],
    [
      'a value that is not allowed, and a code that is expected of a pause',
      `${HEAD}  - enter: { actor: alice, with: { authType: odd } }\n  - sleep: 1s\n    expect: { code: 200 }\n`,
      ['7:46 the text "odd" is not allowed.', '9:13 is expected of an operation: w'],
    ],
  ])('are all told: %s', (_name, text, places) => {
    expect(placesOf(text)).toEqual(places)
  })

  it.each<[string, string, string[]]>([
    [
      'a fault that a misspelt step would have made',
      `${HEAD}  - fualt: { name: latency, delayMs: 3, as: slow }\n  - clearFault: slow\n`,
      ['7:5 unknown key "fualt"; did you m'],
    ],
    [
      'a step that nobody understands is named',
      `${HEAD}  - { entr: alice, name: login }\n  - { sleep: 1s, expect: { took: { of: login } } }\n`,
      ['7:7 unknown key "entr"; did you me'],
    ],
    [
      'an actor that is wrong himself',
      'roomscope: 1\nname: x\nactors: { alice: { authTyp: static }, bob: 3 }\nsteps: [{ enter: [alice, bob] }]\n',
      ['3:20 unknown key "authTyp"; did you', '3:44 must be a mapping, is 3'],
    ],
    [
      'actors of whom nobody knows how many there are',
      'roomscope: 1\nname: x\nactors: { bob: { count: two } }\nsteps: [{ enter: bob1 }, { exit: bobby }]\n',
      ['3:25 must be a number, is the text ', '4:34 there is no actor "bobby"; did'],
    ],
    [
      'actors that are no mapping',
      'roomscope: 1\nname: x\nactors: [alice]\nsteps: [{ enter: alice }]\n',
      ['3:9 must be a mapping, is a list'],
    ],
    [
      'a code that is expected of an operation that is wrong',
      `${HEAD}  - enter: { actor: alice, wiht: {} }\n    expect: { code: 200 }\n  - { sedn: alice, expect: { code: 200 } }\n`,
      ['7:28 unknown key "wiht"; did you me', '9:7 unknown key "sedn"; did you me'],
    ],
    [
      'a code that is expected of an operation of which only the environment knows the actor',
      `${HEAD}  - enter: \${{ env.WHO }}\n    expect: { code: 200 }\n`,
      ['7:12 the environment variable WHO i'],
    ],
  ])('are told without what only follows from them: %s', (_name, text, places) => {
    expect(placesOf(text)).toEqual(places)
  })

  it('are told in an editor beside what only the environment can tell', () => {
    const text = `${HEAD}  - enter: { actor: alice, with: { timeoutSeconds: "\${{ env.T }}" } }\n  - exit: alise\n`
    expect(placesOf(text, null)).toEqual([`8:11 ${NO_ALISE}`])
  })
})

describe('what is wrong with a file', () => {
  const tail = 'steps:\n  - sleep: 1s\n'
  it.each([
    ['name: x\n', '1:1: roomscope: is missing. Allowed: 1.'],
    [`roomscope: 2\nname: x\n${tail}`, '1:12: roomscope: 2 is not allowed'],
    ['roomscope: 1\nname: x\nsteps: []\n', '3:8: steps: must be or have at least 1'],
    [
      `roomscope: 1\nname: x\nclock: virtul\n${tail}`,
      '3:8: clock: the text "virtul" is not allowed; did you mean "virtual"?',
    ],
    [
      `roomscope: 1\nname: x\nworld: { app: { multiEndPolicy: al } }\n${tail}`,
      '3:33: world.app.multiEndPolicy: the text "al" is not allowed',
    ],
    [
      `roomscope: 1\nname: x\nworld: { apps: [{ appkey: a }] }\n${tail}`,
      '3:17: world.apps[0].appSecret: is missing',
    ],
    [`roomscope: 1\nname: x\nworld: demmo\n${tail}`, '3:8: world: must be "demo" or a mapping'],
    [`roomscope: 1\nname: x\nmatrix: { a: 3 }\n${tail}`, '3:14: matrix.a: must be a list, is 3'],
    [
      `roomscope: 1\nname: x\nmatrix: { a: [1], exclude: [{ a: 1 }] }\n${tail}`,
      '3:9: matrix: leaves no combination',
    ],
    [
      `roomscope: 1\nname: x\nvariables: { a: "\${{ b }}", b: "\${{ a }}" }\nsteps:\n  - sleep: \${{ a }}\n`,
      'the variable "a" is made from itself: a → b → a',
    ],
    ['roomscope: 1\nname: x\nname: y\n', '3:1: (file): is not YAML: Map keys must be unique'],
    ['roomscope: 1\nsteps:\n\t- a\n', 'is not YAML: Tabs are not allowed'],
    ['just text', '1:1: (file): must be a mapping that begins with "roomscope: 1"'],
    ['', '1:1: roomscope: is missing. Allowed: 1.'],
  ])('%j', (text, problem) => {
    expect(problemsOf(text)).toContain(problem)
  })
})

describe('hostile files', () => {
  it.each([
    ['more characters than anybody writes', ' '.repeat(1_000_001), 'a scenario has at most 1000000'],
    ['an alias that contains itself', 'a: &a [*a]', 'has an alias that contains itself'],
    ['endless nesting', '['.repeat(100_000), 'nested too deeply'],
    ['deep nesting', `a: ${'['.repeat(100)}${']'.repeat(100)}`, 'is nested more than 64 levels deep'],
    [
      'aliases that multiply',
      [
        'a: &a [x,x,x,x,x,x,x,x,x,x]',
        ...['ab', 'bc', 'cd', 'de'].map(([from, to]) => `${to}: &${to} [${`*${from},`.repeat(10)}]`),
      ].join('\n'),
      'cannot be read: Excessive alias count',
    ],
    [
      'more runs than a machine does',
      'roomscope: 1\nmatrix: { a: &l [1,2,3,4,5,6,7,8,9,0], b: *l, c: *l, d: *l }',
      'makes 10000 runs; at most 1000',
    ],
  ])('%s is refused with a sentence', (_name, text, problem) => {
    const parsed = parse(text)
    expect(problemsOf(text)).toContain(problem)
    expect(parsed.ok ? 0 : parsed.problems.length).toBeLessThan(10)
  })

  it('takes no name of JavaScript for a variable', () => {
    expect(problemsOf(`${HEAD}  - enter: \${{ constructor }}\n`)).toContain('no variable "constructor"')
  })
})

describe('what a file asks for', () => {
  it('is a run for each combination, in order, each with a name of its own', () => {
    const plans = plansOf(
      `roomscope: 1\nname: x\nmatrix: { auth: [static, dynamic], transport: [binary, text], exclude: [{ auth: static, transport: text }], include: [{ auth: thirdParty, transport: text }] }\nactors: { alice: { authType: '\${{ auth }}', transport: '\${{ transport }}' } }\nsteps: [{ enter: alice }]\n`,
    )
    expect(plans.map(({ name }) => name)).toEqual([
      'x [auth=static, transport=binary]',
      'x [auth=dynamic, transport=binary]',
      'x [auth=dynamic, transport=text]',
      'x [auth=thirdParty, transport=text]',
    ])
    expect(plans.map(({ scenario }) => scenario.actors['alice'])).toMatchObject([
      { authType: 0, transport: 'binary' },
      { authType: 1 },
      { authType: 1, transport: 'text' },
      { authType: 2 },
    ])
  })

  it('keeps names that the matrix makes different itself', () => {
    const plans = plansOf('roomscope: 1\nname: with ${{ n }}\nmatrix: { n: [1, 2] }\nsteps: [{ sleep: 1s }]')
    expect(plans.map(({ name }) => name)).toEqual(['with 1', 'with 2'])
  })

  it('takes the value of a variable with its type, and puts it into longer texts', () => {
    const text = `roomscope: 1\nname: x\nvariables: { seconds: 5, room: "3\${{ last }}", last: 7 }\nactors: { alice: { timeoutSeconds: "\${{ seconds }}", roomId: "\${{ room }}", roomNick: "in \${{ room }}", serverExtension: "\${{ none ?? nothing }}" } }\nsteps: [{ enter: alice }]`
    expect(plansOf(text)[0]?.scenario.actors['alice']).toEqual({
      ...{ timeoutSeconds: 5, roomId: '37', roomNick: 'in 37', serverExtension: 'nothing' },
    })
  })

  it('takes the environment, and names what must not be shown', () => {
    const text = `${HEAD}  - enter: { actor: alice, with: { staticToken: "\${{ env.TOKEN }}", roomNick: "\${{ env.NICK ?? Al }}" } }\n`
    const [plan] = plansOf(text, { TOKEN: 'hush-hush' })
    expect(plan?.scenario.steps[0]?.enter?.with).toEqual({
      staticToken: { kind: 'fixed', value: 'hush-hush' },
      roomNick: 'Al',
    })
    expect(plan?.secrets).toEqual(['hush-hush'])
  })

  it('does not tell a secret that stands at the wrong place', () => {
    const parsed = parse(`${HEAD}  - enter: \${{ env.TOKEN }}\n`, { TOKEN: 'hush-hush' })
    expect(JSON.stringify(parsed)).not.toContain('hush')
    expect(parsed.ok).toBe(false)
  })

  it('says in an editor nothing about what only the environment can tell', () => {
    expect(
      parse(`${HEAD}  - enter: { actor: alice, with: { timeoutSeconds: "\${{ env.T }}" } }\n`, null).ok,
    ).toBe(true)
    expect(
      parse(`${HEAD}  - enter: { actor: alice, with: { timeoutSecond: "\${{ env.T }}" } }\n`, null).ok,
    ).toBe(false)
  })

  it('knows where its steps stand', () => {
    const [plan] = plansOf(
      `${HEAD}  - enter: alice\n  - parallel:\n      - sleep: 1s\n      - [{ sleep: 1s }, { exit: bob2 }]\n`,
    )
    expect(plan?.positionOf(['steps', 1, 'parallel', 0, 0])).toEqual({ line: 9, column: 9 })
    expect(plan?.positionOf(['steps', 1, 'parallel', 1, 1])).toEqual({ line: 10, column: 25 })
  })
})
