import type { PropertiesProps } from "../../designer/properties";
import { NumberRow } from "../../fields/NumberRow";

export function Properties({ input, pointer }: PropertiesProps) {
  return (
    <>
      <NumberRow label="Minimum" pointer={`${pointer}/min`} value={input.own.min} placeholder="None" />
      <NumberRow label="Maximum" pointer={`${pointer}/max`} value={input.own.max} placeholder="None" />
    </>
  );
}
