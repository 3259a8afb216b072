import { useEffect, useState } from "react";

interface Props {
  what: string;
}

/** On the server an effect does not run: what only a browser has belongs into one. */
export default function Arrival({ what }: Props) {
  const [width, setWidth] = useState<number>();
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      setWidth(innerWidth);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, []);
  return (
    <p>
      {what}{" "}
      <output>
        {width === undefined ? "" : `It is live, in a window of ${String(width)} pixels.`}
      </output>
    </p>
  );
}
