using PeerCoachBot.Storage;

namespace PeerCoachBot.Tests.Support;

/// <summary>The process is gone: nothing that it does afterwards happens either.</summary>
internal sealed class CrashException() : Exception("The process was killed.");

/// <summary>Kills a process at one of its inputs and outputs, before or after it happens.</summary>
internal sealed class Fuse(int burnsAt, bool after)
{
    public int Count { get; private set; }

    public bool IsBurnt { get; private set; }

    public Action? OnBurn { get; init; }

    public void Before()
    {
        Check();
        if (++Count == burnsAt && !after)
            Burn();
    }

    public void After()
    {
        Check();
        if (Count >= burnsAt && after)
            Burn();
    }

    private void Check()
    {
        if (IsBurnt)
            throw new CrashException();
    }

    private void Burn()
    {
        IsBurnt = true;
        OnBurn?.Invoke();
        throw new CrashException();
    }

    /// <summary>A store of the process that this fuse kills.</summary>
    public TappedStore Guard(IStore store) => new(store)
    {
        Before = _ =>
        {
            Before();
            return Task.CompletedTask;
        },
        After = _ =>
        {
            After();
            return Task.CompletedTask;
        },
    };

    /// <summary>The messenger, as the process that this fuse kills uses it.</summary>
    public void Guard(RecordingMessenger messenger, Func<PeerCoachBot.Turns.SendResult?>? instead = null)
    {
        messenger.Intercept = (_, _) =>
        {
            Before();
            return instead?.Invoke();
        };
        messenger.AfterEach = _ =>
        {
            After();
            return Task.CompletedTask;
        };
    }
}
