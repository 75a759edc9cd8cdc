using Helpdesk.Data.PostgreSql;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Helpdesk.Data.Tests;

/// <summary>Plans are kept between requests; nothing else may be.</summary>
public sealed class PreparedStatementsTests
{
    [Fact]
    public async Task A_statement_that_is_asked_again_is_answered_for_its_new_values_and_the_new_rows()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var round = 1; round <= 3; round++)
        {
            var name = $"Topic {round}";
            await database.Save(db => db.Topics.Add(new Domain.Qualifications.Topic(new LocalizedText(name, name))).Entity);

            Assert.Equal(1, await database.Db(db => db.Topics.CountAsync(t => t.Name.En == name)));
            Assert.Equal(round, await database.Db(db => db.Topics.CountAsync()));
        }
    }

    [Theory]
    [InlineData("Host=db", 100)]
    [InlineData("Host=db;Max Auto Prepare=0", 0)]
    public void PostgreSql_keeps_plans_unless_the_connection_string_says_otherwise(string connectionString, int kept)
    {
        var complete = PostgreSqlProvider.Complete(connectionString);

        Assert.Equal(kept, new NpgsqlConnectionStringBuilder(complete).MaxAutoPrepare);
        Assert.Equal(complete, PostgreSqlProvider.Complete(complete));
    }

    [Fact]
    public void A_node_opens_no_more_connections_to_PostgreSql_than_it_can_keep_busy_unless_the_connection_string_says_otherwise()
    {
        var usual = new NpgsqlConnectionStringBuilder(PostgreSqlProvider.Complete("Host=db")).MaxPoolSize;

        Assert.Equal(Math.Max(16, 8 * Environment.ProcessorCount), usual);
        Assert.Equal(7, new NpgsqlConnectionStringBuilder(PostgreSqlProvider.Complete("Host=db;Maximum Pool Size=7")).MaxPoolSize);
    }

    [Fact]
    public async Task The_same_question_within_the_reading_of_its_answer_is_answered_too()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.Db(async db =>
        {
            var seen = 0;
            await foreach (var rule in db.AdmissionRules.AsNoTracking().OrderBy(r => r.Id).AsAsyncEnumerable())
            {
                Assert.Equal(3, (await db.AdmissionRules.AsNoTracking().OrderBy(r => r.Id).ToListAsync()).Count);
                seen++;
            }

            Assert.Equal(3, seen);
        });
    }

    [Fact]
    public async Task More_statements_than_are_kept_are_answered_all_the_same()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 1; i <= 150; i++)
            {
                var sql = $"SELECT {i} AS \"Value\"";
                Assert.Equal(i, await database.Db(db => db.Database.SqlQueryRaw<int>(sql).SingleAsync()));
            }
        }
    }

    [Fact]
    public async Task A_refused_save_leaves_nothing_behind_for_whoever_uses_the_connection_next()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var round = 1; round <= 3; round++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => database.Db(db => db.InOneTransaction<int>(
                async () =>
                {
                    db.Topics.Add(new Domain.Qualifications.Topic(new LocalizedText("Half", "Halb")));
                    await db.SaveChangesAsync();
                    throw new InvalidOperationException("No.");
                },
                CancellationToken.None)));

            Assert.Equal(0, await database.Db(db => db.Topics.CountAsync()));
        }
    }

    [Fact]
    public async Task A_connection_that_was_kept_is_closed_with_the_desk()
    {
        var database = await TestDatabase.CreateAsync();
        var connection = await database.Db(async db =>
        {
            await db.Topics.CountAsync();
            return db.Database.GetDbConnection();
        });
        Assert.Equal(System.Data.ConnectionState.Open, connection.State);

        await database.DisposeAsync();

        Assert.Equal(System.Data.ConnectionState.Closed, connection.State);
    }
}
