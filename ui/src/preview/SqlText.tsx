import { memo, useEffect, useState } from "react";

import type { Token } from "./tokens";

type Tokenise = (sql: string) => Token[][];

/** SQL to read, in colours once they are loaded. Lines that stay the same are not drawn again. */
export function SqlText({ text }: { text: string }) {
  const [tokenise, setTokenise] = useState<Tokenise | null>(null);

  useEffect(() => {
    let wanted = true;
    void import("./tokens").then((loaded) => {
      if (wanted) setTokenise(() => loaded.tokenise);
    });
    return () => {
      wanted = false;
    };
  }, []);

  const lines = tokenise ? tokenise(text) : text.split("\n").map((line) => [{ text: line, kind: "" }]);
  return (
    <code>
      {lines.map((tokens, at) => (
        <Line key={at} tokens={tokens} />
      ))}
    </code>
  );
}

const Line = memo(
  function Line({ tokens }: { tokens: readonly Token[] }) {
    return (
      <div>
        {tokens.map(({ text, kind }, at) =>
          kind ? (
            <span key={at} className={kind}>
              {text}
            </span>
          ) : (
            text
          ),
        )}
        {tokens.length === 0 && "\n"}
      </div>
    );
  },
  (one, other) =>
    one.tokens.length === other.tokens.length &&
    one.tokens.every(
      ({ text, kind }, at) => text === other.tokens[at]?.text && kind === other.tokens[at].kind,
    ),
);
