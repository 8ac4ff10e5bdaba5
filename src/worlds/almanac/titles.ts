/** First and second words of titles: "Glass Orchard". No word stands in both lists, and none opens a template. */
export const titleFirstWords: readonly string[] = (
  'Amber Autumn Bitter Borrowed Bright Broken Burning Copper Crooked Crimson Distant Drowned Emerald Empty ' +
  'Evening Faithful Falling Forgotten Frozen Gentle Gilded Glass Golden Hidden Hollow Hungry Iron Ivory Lesser ' +
  'Lonely Marble Midnight Morning Narrow Northern Painted Pale Paper Patient Quiet Ragged Restless Salt Scarlet ' +
  'Second Silent Silver Singing Sleeping Stolen Summer Tangled Thirteenth Velvet Violet Wandering Western ' +
  'Winter Wooden Woven'
).split(' ')

export const titleSecondWords: readonly string[] = (
  'Almond Anchor Bells Bridge Candle Cathedral Choir Clock Cloak Compass Crossing Echo Feather Ferry Fields Fire ' +
  'Garden Gate Harbour Heron Horizon Hours Island Kingdom Ladder Lantern Ledger Letters Lighthouse Meadow Mirror ' +
  'Moth Oar Orchard Parade Pilgrim Promise Rain River Roads Saddle Season Shadow Shore Sparrow Staircase Station ' +
  'Stone Swan Thread Tide Tower Valley Violin Voyage Wedding Wheel Willow Window Year'
).split(' ')

export const titleCount: number = titleFirstWords.length * titleSecondWords.length
