/* Nothing to call: this target carries run-time data. */
