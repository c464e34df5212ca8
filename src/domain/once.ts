// Made when it is first asked for: tables that take a process's start a tenth of a second, and that most of its work never needs.

export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
