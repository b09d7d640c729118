import type { Embedder, Embedding } from '../embed/embedder.ts';

/** Pictures of one run. On a CPU several gain nothing, and each takes 10 MB until the session ends. */
const MAX_BATCH = { cpu: 1, accelerator: 8 };

interface Waiting {
  pixels: Uint8Array;
  resolve: (embedding: Embedding) => void;
  reject: (error: unknown) => void;
}

/** Gathers what several decodes finish at about the same time into one run of the network. */
export function createEmbeddingQueue(embedder: Embedder, provider: string) {
  const maxBatch = provider === 'cpu' ? MAX_BATCH.cpu : MAX_BATCH.accelerator;
  const waiting: Waiting[] = [];
  let running = false;

  const drain = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxBatch);
      try {
        const embeddings = await embedder.embed(batch.map((entry) => entry.pixels));
        batch.forEach((entry, index) => {
          const embedding = embeddings[index];
          if (embedding) entry.resolve(embedding);
          else entry.reject(new Error('the network gave fewer results than pictures'));
        });
      } catch (error) {
        for (const entry of batch) entry.reject(error);
      }
    }
    running = false;
  };

  return {
    embed: (pixels: Uint8Array): Promise<Embedding> =>
      new Promise((resolve, reject) => {
        waiting.push({ pixels, resolve, reject });
        if (!running) void drain();
      }),
  };
}
