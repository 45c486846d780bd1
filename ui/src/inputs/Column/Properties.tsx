import type { PropertiesProps } from "../../designer/properties";
import { DataTypes } from "./DataTypes";
import { ParentRow } from "./ParentRow";

export function Properties({ input, inputs, pointer }: PropertiesProps) {
  return (
    <>
      <ParentRow input={input} inputs={inputs} pointer={`${pointer}/parent`} />
      <DataTypes chosen={input.own.dataType} pointer={`${pointer}/dataType`} />
    </>
  );
}
