// The pages of a meeting on a phone, with what the worker of the link pages does.
importScripts('/l/worker.js')
