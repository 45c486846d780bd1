import { CodeField } from "../code/CodeField";
import type { PreviewProps } from "../types";

export function Preview(props: PreviewProps) {
  return <CodeField {...props} language="json" />;
}
