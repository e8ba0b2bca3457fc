import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from './setup-error.mjs'

/**
 * One replacement in one source file. `count` is how often the text must occur: a different number means
 * that these are not the sources this change was made for.
 *
 * @typedef {object} SourceEdit
 * @property {string} file
 * @property {string} find
 * @property {string} replace
 * @property {number} count
 */

/**
 * Node-API 10 lets a persistent reference point at a string or a number; Node-API 9 only at objects. This
 * class keeps the value as the only element of an array and refers to the array, which both allow. All
 * bytes zero is the empty state, because SQLite hands out aggregate contexts as zeroed memory.
 */
const VALUE_REFERENCE = `// A persistent reference to any JavaScript value, for Node-API versions whose own
// references can only point at objects: the value is the only element of an array.
template <typename T> class ValueReference {
public:
	ValueReference() = default;
	explicit ValueReference(T value) { Reset(value); }

	bool IsEmpty() const { return holder.IsEmpty(); }

	// Empty when the environment can no longer run JavaScript.
	T Value() const {
		napi_value element;
		if (IsEmpty() || napi_get_element(holder.Env(), holder.Value(), 0, &element) != napi_ok) return T();
		return T(holder.Env(), element);
	}

	void Reset() { holder.Reset(); }

	void Reset(T value) {
		if (value.IsEmpty()) return Reset();
		napi_env env = value.Env();
		napi_value array;
		if (napi_create_array_with_length(env, 1, &array) != napi_ok) return Reset();
		if (napi_set_element(env, array, 0, value) != napi_ok) return Reset();
		holder.Reset(Napi::Object(env, array), 1);
	}

private:
	Napi::Reference<Napi::Object> holder;
};

`

const FIRST_HELPER = 'inline Napi::String StringFromUtf8('

/** @type {readonly SourceEdit[]} */
const EDITS = [
  { file: 'binding.gyp', find: 'NAPI_VERSION=10', replace: 'NAPI_VERSION=9', count: 1 },
  { file: 'src/util/helpers.cpp', find: FIRST_HELPER, replace: VALUE_REFERENCE + FIRST_HELPER, count: 1 },
  {
    file: 'src/util/helpers.cpp',
    find: 'const Napi::Reference<Napi::String>& key',
    replace: 'const ValueReference<Napi::String>& key',
    count: 1,
  },
  {
    file: 'src/util/bind-map.cpp',
    find: 'Napi::Persistent(InternalizedFromUtf8(env, name, -1))',
    replace: 'InternalizedFromUtf8(env, name, -1)',
    count: 1,
  },
  {
    file: 'src/util/bind-map.cpp',
    find: 'Napi::Persistent(pair->name.Value())',
    replace: 'pair->name.Value()',
    count: 1,
  },
  {
    file: 'src/util/bind-map.cpp',
    find: 'Napi::Reference<Napi::String>',
    replace: 'ValueReference<Napi::String>',
    count: 1,
  },
  {
    file: 'src/util/constants.cpp',
    find: 'constant = Napi::Persistent(InternalizedFromLatin1(env, str))',
    replace: 'constant.Reset(InternalizedFromLatin1(env, str))',
    count: 1,
  },
  {
    file: 'src/util/constants.cpp',
    find: 'codes.emplace(code, Napi::Persistent(InternalizedFromLatin1(env, str)))',
    replace: 'codes.emplace(code, InternalizedFromLatin1(env, str))',
    count: 1,
  },
  {
    file: 'src/util/constants.cpp',
    find: 'Napi::Reference<Napi::String>',
    replace: 'ValueReference<Napi::String>',
    count: 20,
  },
  {
    file: 'src/util/custom-aggregate.cpp',
    find: 'start(Napi::Persistent(start))',
    replace: 'start(start)',
    count: 1,
  },
  {
    file: 'src/util/custom-aggregate.cpp',
    find: 'acc->value.Reset(returnValue, 1)',
    replace: 'acc->value.Reset(returnValue)',
    count: 1,
  },
  {
    file: 'src/util/custom-aggregate.cpp',
    find: 'acc->value.Reset(maybeSeed, 1)',
    replace: 'acc->value.Reset(maybeSeed)',
    count: 1,
  },
  {
    file: 'src/util/custom-aggregate.cpp',
    find: 'acc->value.Reset(start.Value(), 1)',
    replace: 'acc->value.Reset(start.Value())',
    count: 1,
  },
  {
    file: 'src/util/custom-aggregate.cpp',
    find: 'Napi::Reference<Napi::Value>',
    replace: 'ValueReference<Napi::Value>',
    count: 2,
  },
]

/** Identifies this change, so that a binding compiled with another one is never taken for it. */
export const napi9ChangeHash = createHash('sha256').update(JSON.stringify(EDITS)).digest('hex').slice(0, 12)

/**
 * Changes a copy of the better-sqlite3 sources so that they need only Node-API 9.
 *
 * @param {string} packageFolder a copy of the package: its files are overwritten
 * @throws {SetupError} when the sources are not the ones this change fits
 */
export function lowerToNapi9(packageFolder) {
  for (const { file, find, replace, count } of EDITS) {
    const path = join(packageFolder, file)
    const parts = readFileSync(path, 'utf8').split(find)
    if (parts.length - 1 !== count) {
      throw new SetupError(
        `better-sqlite3 cannot be adapted to Node-API 9: ${file} holds "${find}" ${parts.length - 1} times, not ${count}.`,
        [
          'npm ci --ignore-scripts',
          'or use Node.js 22.14 or newer and Electron 35 or newer, which need no change',
        ],
      )
    }
    writeFileSync(path, parts.join(replace))
  }
}
