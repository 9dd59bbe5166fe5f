/** Used by nothing but a server that lives as long as a measurement. */
export const BENCH_SECRET = 'a secret of the benchmark, and of nothing else';
