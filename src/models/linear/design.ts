import { z } from 'zod'

/** The option of linear models that says whose inputs a sample labels. */
export function designField(usual: 'fixed' | 'new') {
  return z
    .enum(['fixed', 'new'])
    .default(usual)
    .describe(
      'Whose inputs a sample labels: those of the human training split, again in every generation (`fixed`), or new ' +
        'ones from the world (`new`).',
    )
}
