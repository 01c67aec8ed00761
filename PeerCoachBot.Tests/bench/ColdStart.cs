using System.Diagnostics;

namespace PeerCoachBot.Bench;

/// <summary>From the process's start to the first activity that it has answered.</summary>
internal static class ColdStart
{
    private const int Runs = 7;

    public static async Task RunAsync()
    {
        await using var connector = await Connector.StartAsync();
        List<(double Wall, double Cpu)> bots = [];
        List<(double Wall, double Cpu)> floors = [];
        for (var run = 0; run < Runs; run++)
        {
            floors.Add(await StartAsync(Target.Floor, connector));
            bots.Add(await StartAsync(() => Target.BotOnFile(), connector));
        }

        Console.WriteLine(Figures.Table(
            ["cold start", "seconds", "CPU seconds"],
            [Row("bot on SQLite", bots), Row("floor", floors)]));
    }

    private static async Task<(double Wall, double Cpu)> StartAsync(Func<Target> start, Connector connector)
    {
        var began = Stopwatch.GetTimestamp();
        await using var target = start();
        using Driver driver = new(target, connector);
        await driver.DeliverAsync(driver.NewTriad().Says(Script.Session[0]));
        return (Stopwatch.GetElapsedTime(began).TotalSeconds, target.Meter.Cpu.TotalSeconds);
    }

    private static IReadOnlyList<string> Row(string name, IReadOnlyList<(double Wall, double Cpu)> runs) =>
        [name, Figures.Say(Figures.Median(runs.Select(run => run.Wall))), Figures.Say(Figures.Median(runs.Select(run => run.Cpu)))];
}
