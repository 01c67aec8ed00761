using PeerCoachBot.Hosting;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>
/// Answers invokes in time, whatever the store does: a client waits five seconds and then shows an error, by which what
/// was typed is lost. Source: teams-docs, respond-to-task-module-submit.
/// </summary>
internal sealed class InvokeDeadline(InvokeHandler invokes, TimeProvider clock, ILogger<InvokeDeadline> log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Answers an invoke. What is not done in time goes on, may still be saved, and is known when it is sent again.
    /// </summary>
    /// <param name="invoke">Must stay readable afterwards.</param>
    /// <param name="patience">For how long the work may go on.</param>
    public async Task<IResult> AnswerAsync(IncomingActivity invoke, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(Longest, clock);
        var work = WorkAsync(invoke, patience);
        try
        {
            return await work.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!work.IsCompleted)
        {
            log.InvokeLate();
            return invokes.Unsaved(invoke);
        }
    }

    private async Task<IResult> WorkAsync(IncomingActivity invoke, TimeSpan patience)
    {
        // Not bound to the caller's connection, nor to a stop of the bot: what has begun is finished.
        using var timeout = new CancellationTokenSource(patience, clock);
        try
        {
            return await invokes.AnswerAsync(invoke, timeout.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return invokes.Unsaved(invoke);
        }
#pragma warning disable CA1031 // Whoever waits is told that nothing is certain, and keeps what was typed.
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.ActivityFailed(error);
            return invokes.Unsaved(invoke);
        }
    }
}
