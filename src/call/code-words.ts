/**
 * 256 words that are hard to mishear, one for each byte of a safety code. The same in every language, since two people
 * compare them: never translated, reordered or replaced.
 */
export const CODE_WORDS: readonly string[] = `
acorn actor agate alarm album amber anchor angle ankle apple apron arrow aspen atlas autumn badge
bagel baker balcony bamboo banjo barley basket beach beacon beaver bench berry bicycle bishop blanket bonfire
bottle bridge brook bucket buffalo butter button cabin cactus camel candle canoe canyon captain carpet castle
cedar cello chalk cherry chimney cinema circus clover cobalt coffee comet copper coral cotton cousin cradle
crater cricket crystal curtain daisy dancer delta desert diamond diver doctor dolphin donkey dragon drummer eagle
easel echo elbow elephant ember emperor engine evening fabric falcon farmer feather fiddle finger flamingo flute
forest fossil fountain fragment galaxy garden garlic gazelle ginger giraffe glacier goblet gondola granite grape guitar
hammer harbor hazel helmet heron honey horizon hotel hunter iceberg igloo indigo insect iris island ivory
jacket jaguar jasmine jelly jewel jigsaw journal judge jungle kangaroo kayak kettle kitchen kiwi koala ladder
lagoon lantern lemon leopard lettuce lily lizard lobster locket lotus magnet mango maple marble meadow melon
meteor mirror mitten monkey moon mountain mushroom music napkin needle nectar nickel noodle nugget oasis ocean
octopus olive onion opal opera orbit orchid organ otter oyster paddle palace panda paper parrot peach
pebble pelican pencil pepper piano pigeon pillow pirate planet pocket pony poppy potato prism pumpkin puzzle
quarry quartz queen quilt rabbit radar raven ribbon river robin rocket rooster saddle saffron sailor salmon
sandal satin scarf shadow shovel silver sister spider spoon squirrel statue summer sunset table tailor temple
thunder tiger tomato trumpet tulip tunnel turtle umbrella valley velvet violin volcano walnut whistle window zebra
`
  .trim()
  .split(/\s+/);
