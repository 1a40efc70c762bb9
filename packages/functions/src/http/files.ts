import { files } from "@luna/contracts/routes/files";
import { jobs } from "@luna/contracts/routes/jobs";
import { lazyBucket } from "@luna/core/aws/lazy-bucket";
import { completeFile } from "@luna/core/file/complete";
import { deleteFile } from "@luna/core/file/delete";
import { listFiles } from "@luna/core/file/list";
import { requestParts } from "@luna/core/file/parts";
import { readFile } from "@luna/core/file/read";
import { previewRetention } from "@luna/core/file/retention";
import { storageStatistics } from "@luna/core/file/statistics";
import { uploadFile } from "@luna/core/file/upload";
import { verifyFiles } from "@luna/core/file/verify-files";
import { readJob } from "@luna/core/job/read";
import { http } from "../edge/http.ts";
import { setting } from "../env.ts";

export const handler = http(
  { ...files, ...jobs },
  {
    uploadFile,
    requestParts,
    completeFile,
    readFile,
    listFiles,
    deleteFile,
    storageStatistics,
    verifyFiles,
    previewRetention,
    readJob,
  },
  () => ({ bucket: lazyBucket(setting("bucketName")) }),
);
