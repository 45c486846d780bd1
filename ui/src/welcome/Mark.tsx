import mark from "../../../icons/extension-studio.svg";

/** The studio's own sign. */
export function Mark({ size }: { size: number }) {
  return <img src={mark} alt="" width={size} height={size} draggable={false} />;
}
