// Answers requests from standard input, one JSON object a line, in order: {"call", …} in, {"value"} or {"error"} out.
// It ends with its input, so that nothing is left when the tests go.
import { createInterface } from 'node:readline';

export async function serve(calls) {
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    let answer;
    try {
      answer = { value: (await calls[request.call](request)) ?? null };
    } catch (error) {
      answer = { error: error.message };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}
