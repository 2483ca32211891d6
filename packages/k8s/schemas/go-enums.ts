import type { GoModule } from './go-module.js';

/** `core/v1.ContainerPort.protocol` → the values that the field may have. */
export type FieldEnums = ReadonlyMap<string, readonly string[]>;

/** The packages of k8s.io/api that hold kinds which services use. */
const packages = [
  ...['apps/v1', 'autoscaling/v2', 'batch/v1', 'core/v1', 'networking/v1', 'policy/v1'],
  ...['rbac/v1', 'scheduling/v1', 'storage/v1'],
];

/** Every field whose type is marked `// +enum`: the OpenAPI document of Kubernetes leaves them out. */
export function fieldEnums(api: GoModule): FieldEnums {
  const texts = packages.map((name) => ({ name, text: api.text(`${name}/types.go`) }));
  const values = new Map(
    texts.flatMap(({ name, text }) => [...enumTypes(text)].map(([type, of]) => [`${name}.${type}`, of])),
  );
  return new Map(
    texts.flatMap(({ name, text }) =>
      structFields(text).flatMap(({ struct, field, type }) => {
        const found = values.get(type.includes('.') ? qualified(type, text) : `${name}.${type}`);
        return found === undefined ? [] : [[`${name}.${struct}.${field}`, found] as const];
      }),
    ),
  );
}

/** Types that are marked as enums, with the values of their constants. */
function enumTypes(text: string): ReadonlyMap<string, readonly string[]> {
  const marked = [...text.matchAll(/^\/\/ \+enum\n(?:\/\/.*\n)*type (\w+) string/gm)];
  return new Map(
    marked.map(([, type = '']) => {
      // `A Type = "a"` and `A = Type("a")`.
      const constant = new RegExp(
        `^\\s*(?:const )?\\w+\\s+(?:${type}\\s*=\\s*|=\\s*${type}\\()"([^"]*)"`,
        'gm',
      );
      const values = [...text.matchAll(constant)].map(([, value = '']) => value);
      if (values.length === 0) throw new Error(`no value of ${type} was found`);
      return [type, values];
    }),
  );
}

interface StructField {
  readonly struct: string;
  /** Its name in JSON. */
  readonly field: string;
  /** Without pointer and list. */
  readonly type: string;
}

function structFields(text: string): readonly StructField[] {
  return [...text.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)].flatMap(
    ([, struct = '', body = '']) => {
      const fields = body.matchAll(/^\s+\w+\s+(?:\[\])?\*?([\w.]+)\s+`json:"([\w-]+)/gm);
      return [...fields].map(([, type = '', field = '']) => ({ struct, field, type }));
    },
  );
}

/** `v1.Protocol` of a file as `core/v1.Protocol`, by what the file imports. */
function qualified(type: string, text: string): string {
  const [alias = '', name = ''] = type.split('.');
  for (const [, as = '', path = ''] of text.matchAll(/^\s+(\w+)?\s*"k8s\.io\/api\/([\w/]+)"/gm)) {
    if ((as || path.split('/').at(-1)) === alias) return `${path}.${name}`;
  }
  return type;
}
