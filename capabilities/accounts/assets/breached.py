"""Makes breached.txt: the passwords that leaked most often, as far as our rule of length lets them matter.

    pip download --no-deps Django            # BSD-3-Clause: django/contrib/auth/common-passwords.txt.gz
    npm pack @zxcvbn-ts/language-common      # MIT: src/passwords.json
    python3 breached.py common-passwords.txt.gz passwords.json > breached.txt

Both are frequency lists of published breaches. What is shorter than nine characters is left out: together with the three
characters that would make it a password it is known by its words or not at all.
"""

import gzip
import json
import sys

leaked = set(gzip.open(sys.argv[1], "rt", encoding="utf-8").read().split("\n"))
leaked |= set(json.load(open(sys.argv[2], encoding="utf-8")))
kept = {word.lower() for word in leaked if len(word) >= 9 and word.isascii() and word.isprintable() and " " not in word}
print("\n".join(sorted(kept)))
