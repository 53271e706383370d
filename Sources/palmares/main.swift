print("palmares")
