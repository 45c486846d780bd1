import FileEditor from "./FileEditor";

/** A metadata file as JSON text, in step with its form. */
export default function SourceEditor({ path }: { path: string }) {
  return <FileEditor path={path} />;
}
