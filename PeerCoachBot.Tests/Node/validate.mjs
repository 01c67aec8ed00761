// Checks cards against Microsoft's types.
import Ajv from 'ajv';
import { serve } from './lines.mjs';
import { teamsSchema } from './teams-schema.mjs';

const validate = new Ajv({ allErrors: true, strict: false, discriminator: true }).compile(teamsSchema());

const tell = ({ instancePath, message, params }) =>
  `${instancePath || '/'} ${message}${params.additionalProperty ? `: ${params.additionalProperty}` : ''}${
    params.allowedValues ? `: ${params.allowedValues.join(', ')}` : ''}${params.tagValue ? `: ${params.tagValue}` : ''}`;

await serve({ validate: ({ card }) => (validate(card) ? [] : validate.errors.filter(({ keyword }) => keyword !== 'if').map(tell)) });
