import "../lib/islands/island";
