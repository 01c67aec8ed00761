using System.Globalization;
using PeerCoachBot.Bench;

const int Sessions = 100;
const int OpenSessions = 10_000;
const int PeopleWithPromises = 100_000;

string[] parts = ["turns", "due-scan", "nudges", "memory", "cold-start"];
switch (args)
{
    case [Floor.Mode, ..]:
        return await Floor.RunAsync();

    case []:
        foreach (var part in parts)
            await RunAsync(part, null);
        return 0;

    case [var what, .. var rest] when parts.Append("turns-on-sqlite").Contains(what):
        await RunAsync(what, rest is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : null);
        return 0;

    default:
        Console.Error.WriteLine($"Say one of {string.Join(", ", parts)}, turns-on-sqlite, or nothing for all.");
        return 1;
}

static Task RunAsync(string what, int? size) => what switch
{
    "turns" => Turns.RunAsync(size ?? Sessions, onTables: true),
    "turns-on-sqlite" => Turns.RunAsync(size ?? Sessions, onTables: false),
    "due-scan" => DueScan.RunAsync([1_000, 100_000, size ?? 1_000_000], [1_000, Math.Min(size ?? 100_000, 100_000)]),
    "nudges" => Nudges.RunAsync([2_000, size ?? PeopleWithPromises], [2_000, Math.Min(size ?? 5_000, 5_000)]),
    "memory" => Memory.RunAsync(size ?? OpenSessions, Sessions * 2),
    _ => ColdStart.RunAsync(),
};
