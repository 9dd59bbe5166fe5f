import 'axe-core/axe.min.js';

interface Axe {
  configure(spec: { readonly rules: readonly { readonly id: string; readonly enabled: boolean }[] }): void;
}

// All rules of WCAG 2.2 AA: axe leaves the one about the size of targets out unless it is told.
(globalThis as unknown as { readonly axe: Axe }).axe.configure({
  rules: [{ id: 'target-size', enabled: true }],
});
