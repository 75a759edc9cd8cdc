using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DueWorkRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DueWorkRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    HourOfDay = table.Column<int>(type: "int", nullable: false),
                    Hour = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Runs = table.Column<int>(type: "int", nullable: false),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    WorstLateness = table.Column<long>(type: "bigint", nullable: false),
                    LastAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastTook = table.Column<long>(type: "bigint", nullable: false),
                    LastFailed = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DueWorkRuns", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DueWorkRuns_Kind_HourOfDay",
                table: "DueWorkRuns",
                columns: new[] { "Kind", "HourOfDay" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DueWorkRuns");
        }
    }
}
