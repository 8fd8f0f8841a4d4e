"""The contest (cuộc thi tìm hiểu): rounds, questions, entries, judges, prizes."""
