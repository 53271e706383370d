"""The cohort's ranking in pandas: 100 metrics from 0 to 100, 17 goals, overall, rank. CSV on stdout.

Usage: cohort_pandas.py DATA.csv FRAMEWORK.csv
"""
import sys

import pandas as pd

data = pd.read_csv(sys.argv[1])
framework = pd.read_csv(sys.argv[2])
metrics = framework[framework["Type"] == "Indicator"]
values = data[metrics["iCode"].tolist()] * metrics["Direction"].to_numpy()
low, high = values.min(), values.max()
scaled = (values - low) / (high - low) * 100
goals = pd.DataFrame({goal: scaled[codes.tolist()].mean(axis=1)
                      for goal, codes in metrics.groupby("Parent", sort=False)["iCode"]})
overall = goals.mean(axis=1)
rank = overall.rank(ascending=False, method="min").astype("Int64")
pd.DataFrame({"id": data["id"], "name": data["name"], "score": overall, "rank": rank}).sort_values(
    "rank", kind="stable").to_csv(sys.stdout, index=False)
