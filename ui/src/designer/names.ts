// Names that cannot be: the SQL could not tell two parameters of one name apart.
import type { ParameterView } from "../generated/ParameterView";

/** Why the parameter at a place of the procedure cannot have a name, if it cannot. */
export function refuseName(parameters: readonly ParameterView[], at: number, name: string): string | null {
  if (name.trim() === "") return "A name is needed";
  const wanted = name.toLowerCase();
  const taken = parameters.find((other, place) => place !== at && other.name.toLowerCase() === wanted);
  return taken ? `"${taken.name}" is already the name of another parameter (${taken.role})` : null;
}
