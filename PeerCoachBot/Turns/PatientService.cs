namespace PeerCoachBot.Turns;

/// <summary>
/// Works in the background and, when it is told to stop, brings what is under way to an end: cut off, nobody would know
/// whether it had happened.
/// </summary>
internal abstract class PatientService : BackgroundService
{
    private readonly CancellationTokenSource abandoned = new();

    /// <summary>Ends the work that is under way, where a stop takes too long.</summary>
    protected CancellationToken Abandoned => abandoned.Token;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var late = cancellationToken.Register(abandoned.Cancel);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        abandoned.Dispose();
        base.Dispose();
    }
}
