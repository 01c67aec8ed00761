namespace PeerCoachBot.Tests.Practice;

/// <summary>One room for many tests that add nothing to it but cards of their own.</summary>
public sealed class SharedRoom : IAsyncLifetime
{
    private PracticeHost? host;

    internal PracticeHost Host => host ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        host = PracticeHost.Start();
        await host.IntroducedAsync();
    }

    public async Task DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
    }
}
