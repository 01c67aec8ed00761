using System.Diagnostics;
using PeerCoachBot.Storage.Embedded;
using PeerCoachBot.Storage.Tables;
using PeerCoachBot.Tests.Storage.Tables;

namespace PeerCoachBot.Bench;

/// <summary>What a morning costs on which a thousand people are to be nudged, among few and among many others.</summary>
internal static class Nudges
{
    private const int Due = 1000;

    private const int FloorTriads = 100;

    private const int AtOnce = 16;

    /// <summary>As many as wait for one flush of the file together.</summary>
    private const int AtOnceOnFile = 500;

    /// <summary>The file's log begins anew every few megabytes: looked at less often, some of it would be missed.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private const int LooksUntilQuiet = 100;

    /// <summary>The last people are stored and the bot is up by then.</summary>
    private static readonly TimeSpan UntilDue = TimeSpan.FromSeconds(30);

    /// <summary>The first thousand warm the bot up, and all is quiet again.</summary>
    private static readonly TimeSpan BetweenOnFile = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenOnTables = TimeSpan.FromSeconds(180);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(IReadOnlyList<int> onFile, IReadOnlyList<int> onTables)
    {
        var floor = await FloorAsync();
        Console.WriteLine($"{Due} people have one commitment due, so each nudge is one message. The floor's turn costs {Figures.Say(floor)} ms of CPU.");
        Console.WriteLine();
        List<IReadOnlyList<string>> rows = [];
        foreach (var people in onFile)
            rows.Add(await OnFileAsync(people, floor));
        Console.WriteLine(Table(rows));
        rows.Clear();
        foreach (var people in onTables)
            rows.Add(await OnTablesAsync(people, floor));
        Console.WriteLine(Table(rows));
    }

    private static string Table(IReadOnlyList<IReadOnlyList<string>> rows) => Figures.Table(
        ["store", "commitments", "people", "CPU : floor", "CPU ms/nudge", "all sent after, s", "round trips/nudge", "KB to the store/nudge", "resident MB before", "after"],
        rows);

    private static async Task<double> FloorAsync()
    {
        await using var connector = await Connector.StartAsync();
        await using var floor = Rig.Floor(connector);
        await floor.PlayAsync(FloorTriads, AtOnce);
        return (await floor.PlayAsync(FloorTriads, AtOnce)).CpuOfTurn;
    }

    private static async Task<IReadOnlyList<string>> OnFileAsync(int people, double floor)
    {
        await using var connector = await Connector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("peercoach-bench-");
        DateTimeOffset dueAt;
        await using (var store = SqliteStore.Open(Path.Combine(folder.FullName, Target.FileName)))
            dueAt = await new Promisers(people, Due, connector.ServiceUrl, AtOnceOnFile).FillAsync(store, UntilDue, BetweenOnFile);

        await using var rig = Rig.OnFile(connector, folder);
        return await MeasureAsync("SQLite", people, rig, connector, dueAt, dueAt + BetweenOnFile, floor);
    }

    private static async Task<IReadOnlyList<string>> OnTablesAsync(int people, double floor)
    {
        await using var connector = await Connector.StartAsync();
        using Azurite azurite = new();
        var dueAt = await new Promisers(people, Due, connector.ServiceUrl, AtOnce).FillAsync(await azurite.StoreAsync(TableNames.Default), UntilDue, BetweenOnTables);
        await using var rig = await Rig.OnTablesAsync(connector, azurite);
        return await MeasureAsync("Azurite", people, rig, connector, dueAt, dueAt + BetweenOnTables, floor);
    }

    private static async Task<IReadOnlyList<string>> MeasureAsync(string name, int people, Rig rig, Connector connector, DateTimeOffset warmAt, DateTimeOffset dueAt, double floor)
    {
        await rig.Target.MessagesAsync();
        if (TimeProvider.System.GetUtcNow() > warmAt)
            throw new InvalidOperationException("The bot came up late: what was due is worked off slowly, as after an outage.");
        await UntilAsync(dueAt - Look);
        if (connector.Calls != Due)
            throw new InvalidOperationException($"Of the first {Due}, {connector.Calls} were nudged.");

        var (asked, before) = (rig.Storage(), rig.Target.Meter);
        await UntilAsync(dueAt);
        var began = Stopwatch.GetTimestamp();
        TimeSpan? sent = null;
        for (var quiet = 0; quiet < LooksUntilQuiet && Stopwatch.GetElapsedTime(began) < Patience;)
        {
            var last = rig.Storage();
            await Task.Delay(Look, TimeProvider.System);
            sent ??= connector.Calls >= 2 * Due ? Stopwatch.GetElapsedTime(began) : null;
            quiet = sent is not null && rig.Storage() == last ? quiet + 1 : 0;
        }

        var (cost, after) = (rig.Storage().Minus(asked), rig.Target.Meter);
        var cpu = (after.Cpu - before.Cpu).TotalMilliseconds / Due;
        return
        [
            name,
            $"{people * Promisers.Each:#,0}",
            $"{people:#,0}",
            Figures.Say(cpu / floor),
            Figures.Say(cpu),
            sent is { } all && connector.Calls == 2 * Due ? Figures.Say(all.TotalSeconds) : $"{connector.Calls - Due} calls",
            Figures.Say((double)cost.Trips / Due),
            Figures.Say((double)cost.Bytes / Due / 1024),
            Figures.Say(before.ResidentMb),
            Figures.Say(after.ResidentMb),
        ];
    }

    private static async Task UntilAsync(DateTimeOffset moment)
    {
        if (moment - TimeProvider.System.GetUtcNow() is { Ticks: > 0 } left)
            await Task.Delay(left, TimeProvider.System);
    }
}
