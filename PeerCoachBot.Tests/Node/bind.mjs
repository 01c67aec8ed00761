// Microsoft's own binder of the Adaptive Cards Template Language.
import templating from 'adaptivecards-templating';
import { serve } from './lines.mjs';

await serve({ bind: ({ template, data }) => new templating.Template(template).expand({ $root: data }) });
