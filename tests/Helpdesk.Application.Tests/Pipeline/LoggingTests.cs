using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Application.Tests.Pipeline;

public sealed class LoggingTests
{
    private const string Typed = "The customer's name is Carla";

    [Fact]
    public async Task A_command_is_logged_with_who_sent_it_and_the_ids_it_names_but_not_with_what_it_says()
    {
        var heard = new Heard<Note.Command, Unit>();

        await heard.Handle(new Note.Command { Ticket = 17, Body = Typed }, () => Unit.Task);

        var (level, text, ids) = Assert.Single(heard.Lines);
        Assert.Equal(LogLevel.Information, level);
        Assert.StartsWith("Note.Command by agent 3, account 9", text, StringComparison.Ordinal);
        Assert.Equal([("Ticket", (object)17L)], ids!.Select(i => (i.Key, i.Value)));
        Assert.DoesNotContain(Typed, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_command_is_logged_with_its_ids_and_the_kind_of_failure()
    {
        var heard = new Heard<Note.Command, Unit>();

        await Assert.ThrowsAsync<BrokenRuleException>(() =>
            heard.Handle(new Note.Command { Ticket = 17, Body = Typed }, () => throw new BrokenRuleException([Reason.Of("TicketIsActive")])));

        var (level, text, ids) = Assert.Single(heard.Lines);
        Assert.Equal(LogLevel.Information, level);
        Assert.EndsWith("failed with BrokenRuleException", text, StringComparison.Ordinal);
        Assert.Equal(17L, ids!["Ticket"]);
        Assert.DoesNotContain(Typed, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_is_logged_for_developers_only()
    {
        var heard = new Heard<FindTickets.Query, FindTickets.Result>();

        await heard.Handle(new FindTickets.Query(Typed), () => Task.FromResult(new FindTickets.Result(null, [])));

        var (level, text, ids) = Assert.Single(heard.Lines);
        Assert.Equal(LogLevel.Debug, level);
        Assert.Null(ids);
        Assert.DoesNotContain(Typed, text, StringComparison.Ordinal);
    }

    /// <summary>The behaviour with agent 3 signed in, and what it logs.</summary>
    private sealed class Heard<TRequest, TResult> : ILogger<LoggingBehavior<TRequest, TResult>>, ICurrentUser
        where TRequest : IRequest<TResult>
    {
        public List<(LogLevel Level, string Text, Dictionary<string, object>? Ids)> Lines { get; } = [];

        public CurrentUser User { get; } = new(9, "Frida", 3, AgentRole.Agent, null);

        public Task<TResult> Handle(TRequest request, RequestHandlerDelegate<TResult> next) =>
            new LoggingBehavior<TRequest, TResult>(this, this).Handle(request, CancellationToken.None, next);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var properties = (IReadOnlyList<KeyValuePair<string, object?>>)state!;
            Lines.Add((logLevel, formatter(state, exception), (Dictionary<string, object>?)properties.FirstOrDefault(p => p.Key == "Ids").Value));
        }
    }
}
