using System.Collections.Concurrent;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>Decides by chance what goes wrong, and counts it over all runs.</summary>
internal sealed class Faults(int seed)
{
    private static readonly ConcurrentDictionary<Fault, int> Fired = new();

    /// <summary>Everything by chance in a run comes from here, so that its seed repeats it.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>Nothing goes wrong any more.</summary>
    public bool IsCalm { get; set; }

    /// <summary>How often each went wrong, in all runs of this process.</summary>
    public static IReadOnlyDictionary<Fault, int> Counts => Fired;

    /// <summary>True in so many of a hundred cases; then it is counted.</summary>
    public bool Happens(Fault fault, int percent)
    {
        if (IsCalm || Random.Next(100) >= percent)
            return false;
        Note(fault);
        return true;
    }

    public static void Note(Fault fault) => Fired.AddOrUpdate(fault, 1, (_, n) => n + 1);

    /// <summary>One of these faults, each with its share of a hundred; null in the other cases.</summary>
    public Fault? AnyOf(params IReadOnlyList<(Fault Fault, int Percent)> shares)
    {
        if (IsCalm)
            return null;
        var roll = Random.Next(100);
        foreach (var (fault, percent) in shares)
        {
            if (roll < percent)
            {
                Note(fault);
                return fault;
            }

            roll -= percent;
        }

        return null;
    }
}
