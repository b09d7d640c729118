/**
 * Imported before all else. onnxruntime reports to its makers unless this is set, and to do so matches the command
 * line of the process with a recursive regular expression: a long one (some hundred paths) overflows the stack and
 * kills the process. Threads have a copy of the environment that native code does not see, so it is set here.
 */
process.env.ORT_DISABLE_TELEMETRY = '1';
