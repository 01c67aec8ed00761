namespace PeerCoachBot.Bench;

/// <summary>What many open sessions keep in memory, and whether a longer load adds to it.</summary>
internal static class Memory
{
    private const int AtOnce = 16;
    private const int Parts = 6;

    public static async Task RunAsync(int open, int triadsOfPart)
    {
        await using var connector = await Connector.StartAsync();
        await using var rig = Rig.OnFile(connector);
        List<IReadOnlyList<string>> rows = [];
        void Note(string when) => rows.Add([when, Figures.Say(rig.Target.Meter.ResidentMb)]);

        await rig.Target.MessagesAsync();
        Note("started");
        var begun = Script.Session.Take(Script.UntilBegun).ToList();
        for (var tenth = 1; tenth <= 10; tenth++)
        {
            await rig.Driver.PlayAsync(begun, open / 10, AtOnce, null);
            if (tenth is 1 or 5 or 10)
                Note($"{open / 10 * tenth} sessions begun and left open");
        }

        for (var part = 1; part <= Parts; part++)
        {
            await rig.Driver.PlayAsync(Script.Session, triadsOfPart, AtOnce, null);
            Note($"and {part * triadsOfPart} whole sessions more ({part * triadsOfPart * Script.Session.Count} turns)");
        }

        Console.WriteLine(Figures.Table(["memory, bot on SQLite", "resident MB"], rows));
    }
}
