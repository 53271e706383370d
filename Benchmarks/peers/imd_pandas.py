"""The English Index of Multiple Deprivation 2025 in pandas. CSV on stdout.

Usage: imd_pandas.py DATA.csv
"""
import sys

import numpy as np
import pandas as pd

WEIGHTS = {
    "income": 0.225, "employment": 0.225, "education": 0.135, "health": 0.135, "crime": 0.093,
    "housing_and_services": 0.093, "living_environment": 0.093,
}

data = pd.read_csv(sys.argv[1])
n = len(data)
share = (n - data[list(WEIGHTS)].rank(method="average") + 1) / n
stretched = -23 * np.log(1 - share * (1 - np.exp(-100 / 23)))
score = sum(stretched[domain] * weight for domain, weight in WEIGHTS.items())
rank = score.rank(ascending=False, method="min").astype(int)
result = pd.DataFrame({"id": data["area"], "score": score, "rank": rank,
                       "decile": np.ceil(10 * rank / n).astype(int)})
pd.concat([result, stretched], axis=1).sort_values("rank", kind="stable").to_csv(
    sys.stdout, index=False)
