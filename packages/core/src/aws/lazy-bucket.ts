import type { Bucket } from "./bucket.ts";

/**
 * The bucket of this name, whose client (half of all code that such a function has) is loaded on first
 * use: most requests never come to it.
 */
export function lazyBucket(name: string): Bucket {
  let connecting: Promise<Bucket> | undefined;
  const bucket = () => {
    connecting ??= import("./bucket.ts").then(({ connectBucket }) => connectBucket(name));
    return connecting;
  };
  return {
    presignPost: async (options) => (await bucket()).presignPost(options),
    presignGet: async (options) => (await bucket()).presignGet(options),
    createMultipart: async (...args) => (await bucket()).createMultipart(...args),
    presignPart: async (options) => (await bucket()).presignPart(options),
    uploadPart: async (...args) => (await bucket()).uploadPart(...args),
    listParts: async (...args) => (await bucket()).listParts(...args),
    completeMultipart: async (...args) => (await bucket()).completeMultipart(...args),
    abortMultipart: async (...args) => (await bucket()).abortMultipart(...args),
    listUploads: async (...args) => (await bucket()).listUploads(...args),
    head: async (...args) => (await bucket()).head(...args),
    read: async (...args) => (await bucket()).read(...args),
    put: async (...args) => (await bucket()).put(...args),
    deleteVersion: async (...args) => (await bucket()).deleteVersion(...args),
    listVersions: async (...args) => (await bucket()).listVersions(...args),
    deleteAll: async (...args) => (await bucket()).deleteAll(...args),
    check: async () => (await bucket()).check(),
  };
}
