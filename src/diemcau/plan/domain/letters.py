"""Letters of Vietnamese as classes for patterns; `A-Z` and `à-ỹ` hold only part of them."""

from __future__ import annotations

_ACCENTED = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"

UPPER = "A-Z" + _ACCENTED.upper()
LOWER = "a-z" + _ACCENTED
