"""One builder per part of the plan: `build(context)` yields its sections."""
