import { useState } from "react";

interface Props {
  start?: number;
}

/** It looks as src/styles/ says: an island is a part of its page. */
export default function Counter({ start = 0 }: Props) {
  const [count, setCount] = useState(start);
  const step = (label: string, name: string, change: number) => (
    <button
      type="button"
      className="counter-step"
      aria-label={name}
      onClick={() => {
        setCount(count + change);
      }}
    >
      {label}
    </button>
  );
  return (
    <div className="counter">
      {step("−", "One less", -1)}
      <output className="counter-value">{count}</output>
      {step("+", "One more", 1)}
    </div>
  );
}
