import type { PropertiesProps } from "../../designer/properties";
import { Options } from "./Options";

export function Properties({ input, inputs, pointer }: PropertiesProps) {
  return <Options input={input} inputs={inputs} inputPointer={pointer} />;
}
