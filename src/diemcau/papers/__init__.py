"""Documents, versions, audience, dispatch, receipts."""
