/* The turning of eight vectors of eight numbers: what lay in rows lies in columns. */
#ifndef PALMARES_TURN_H
#define PALMARES_TURN_H

/* `r` holds eight rows and is used up; `s` holds the eight columns afterwards. */
#define TURN_8_BY_8(r, s)                                                                     \
  do {                                                                                        \
    for (int i = 0; i < 8; i += 2) {                                                          \
      s[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);              \
      s[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);          \
    }                                                                                         \
    for (int i = 0; i < 8; i += 4)                                                            \
      for (int j = 0; j < 2; j++) {                                                           \
        r[i + j] = __builtin_shufflevector(s[i + j], s[i + j + 2], 0, 1, 8, 9, 4, 5, 12, 13); \
        r[i + j + 2] =                                                                        \
            __builtin_shufflevector(s[i + j], s[i + j + 2], 2, 3, 10, 11, 6, 7, 14, 15);      \
      }                                                                                       \
    for (int j = 0; j < 4; j++) {                                                             \
      s[j] = __builtin_shufflevector(r[j], r[j + 4], 0, 1, 2, 3, 8, 9, 10, 11);               \
      s[j + 4] = __builtin_shufflevector(r[j], r[j + 4], 4, 5, 6, 7, 12, 13, 14, 15);         \
    }                                                                                         \
  } while (0)

#endif
