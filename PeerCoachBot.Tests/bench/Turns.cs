using PeerCoachBot.Tests.Storage.Tables;

namespace PeerCoachBot.Bench;

/// <summary>What a turn costs on each store, beside the floor in the same run.</summary>
internal static class Turns
{
    private const int AtOnce = 16;

    /// <summary>Sessions before anything is measured: tiered compilation needs some ten thousand turns to settle.</summary>
    private const int WarmUp = 400;

    private const int Rounds = 5;

    /// <summary>Azurite takes about so many times longer.</summary>
    private const int FewerOnTables = 5;

    public static async Task RunAsync(int triads, bool onTables)
    {
        await using var connector = await Connector.StartAsync();
        using Azurite azurite = new();
        List<Rig> rigs = [Rig.Floor(connector), Rig.OnFile(connector)];
        if (onTables)
            rigs.Add(await Rig.OnTablesAsync(connector, azurite));

        foreach (var rig in rigs)
        {
            var warmUp = rig.Proxy is null ? WarmUp : WarmUp / FewerOnTables;
            if (rig == rigs[0])
                await rig.PlayAsync(warmUp, AtOnce);
            else
                await LearnAsync(rig, connector, warmUp);
        }

        Dictionary<Rig, List<(Load Load, Asked Asked)>> loads = rigs.ToDictionary(rig => rig, _ => new List<(Load, Asked)>());
        for (var round = 0; round < Rounds; round++)
            foreach (var rig in rigs)
            {
                var before = rig.Storage();
                var load = await rig.PlayAsync(rig.Proxy is null ? triads : triads / FewerOnTables, AtOnce);
                loads[rig].Add((load, rig.Storage().Minus(before)));
            }

        var floor = Figures.Median(loads[rigs[0]].Select(l => l.Load.CpuOfTurn));
        Console.WriteLine($"{triads} sessions of {Script.Session.Count} turns a round, {AtOnce} at once; medians of {Rounds} rounds, one target after another.");
        Console.WriteLine();
        Console.WriteLine(Figures.Table(
            ["", "CPU : floor", "CPU ms/turn", "turns/s", "p50 ms", "p95 ms", "p99 ms", "connector calls/turn", "round trips/turn", "KB to the store/turn", "resident MB"],
            rigs.Select(rig => Row(rig, loads[rig], floor))));
        foreach (var rig in rigs)
            await rig.DisposeAsync();
    }

    /// <summary>Warms a bot up, plays one session quietly, says what its lines cost, and remembers the calls that they cause.</summary>
    private static async Task LearnAsync(Rig rig, Connector connector, int warmUp)
    {
        await rig.Driver.PlayAsync(Script.Session, warmUp / 2, AtOnce, null);
        var triad = rig.Driver.NewTriad();
        await Quiet.PlayAsync(rig.Driver, connector, triad, [], rig.Storage);
        var before = rig.Proxy?.Kinds;
        var costs = await Quiet.PlayAsync(rig.Driver, connector, triad, Script.Session, rig.Storage);
        Console.WriteLine($"### One session, line by line: {rig.Target.Name}");
        Console.WriteLine(Costs.ByKind(costs, rig.Proxy is null ? "commits" : "round trips"));
        if (rig.Proxy is { } proxy)
            Console.WriteLine(Costs.ByRequest(before!, proxy.Kinds, costs.Count));
        if (Environment.GetEnvironmentVariable("LINES") is not null)
            Console.WriteLine(Costs.ByLine(costs));
        rig.Calls = [.. costs.Select(cost => cost.Calls)];
        await NothingChangesAsync(rig, connector);
        await rig.PlayAsync(warmUp / 2, AtOnce);
    }

    private static async Task NothingChangesAsync(Rig rig, Connector connector)
    {
        var triad = rig.Driver.NewTriad();
        await Quiet.PlayAsync(rig.Driver, connector, triad, [.. Script.Session.Take(Script.UntilBegun)], rig.Storage);
        var costs = (await Quiet.PlayAsync(rig.Driver, connector, triad, Script.NothingChanges, rig.Storage)).ToList();
        var answer = triad.Says(Script.Session[Script.UntilBegun]);
        await Quiet.DeliverAsync(rig.Driver, connector, triad, answer, "", rig.Storage);
        costs.Add(await Quiet.DeliverAsync(rig.Driver, connector, triad, answer, "an answer delivered again", rig.Storage));
        Console.WriteLine(Costs.ByLine(costs));
    }

    private static IReadOnlyList<string> Row(Rig rig, IReadOnlyList<(Load Load, Asked Asked)> loads, double floor)
    {
        double Of(Func<(Load Load, Asked Asked), double> figure) => Figures.Median(loads.Select(figure));
        var cpu = Of(l => l.Load.CpuOfTurn);
        if (loads.Sum(l => l.Load.Missed) is > 0 and var missed)
            Console.WriteLine($"{rig.Target.Name}: after {missed} lines fewer calls came than were expected.");
        return
        [
            rig.Target.Name,
            Figures.Say(cpu / floor),
            Figures.Say(cpu),
            Figures.Say(Of(l => l.Load.TurnsOfSecond)),
            Figures.Say(Of(l => Figures.Percentile(l.Load.Latencies, 0.5))),
            Figures.Say(Of(l => Figures.Percentile(l.Load.Latencies, 0.95))),
            Figures.Say(Of(l => Figures.Percentile(l.Load.Latencies, 0.99))),
            Figures.Say(Of(l => l.Load.CallsOfTurn)),
            rig.Proxy is null ? "" : Figures.Say(Of(l => (double)l.Asked.Trips / l.Load.Turns)),
            Figures.Say((rig.Proxy is null ? Of(l => l.Load.WrittenOfTurn) : Of(l => (double)l.Asked.Bytes / l.Load.Turns)) / 1024),
            Figures.Say(loads[^1].Load.After.ResidentMb),
        ];
    }
}
